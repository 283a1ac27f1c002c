// The thread that unpacks one workbook and ends, so that no press waits for it and no workbook can take the app along.
import { parentPort, workerData } from 'node:worker_threads';
import { readXlsxSheet, type XlsxRequest } from './xlsx-table';

parentPort?.postMessage(await readXlsxSheet(workerData as XlsxRequest));
