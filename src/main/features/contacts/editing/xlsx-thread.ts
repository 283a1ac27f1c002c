// The thread that unpacks one workbook and ends, so that no press waits for it and no workbook can take the app along.
import { parentPort, workerData } from 'node:worker_threads';
import { ok } from '../../../../shared/core/failure';
import { packedRows } from './packed-rows';
import { readXlsxSheet, type XlsxRequest } from './xlsx-table';

const sheet = await readXlsxSheet(workerData as XlsxRequest);
parentPort?.postMessage(
  sheet.ok ? ok({ ...sheet.value, rows: packedRows(sheet.value.rows) }) : sheet,
);
