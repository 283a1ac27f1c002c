// Each service's own record of somebody: what it is called there, and what can be done with it.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recordKey, type SourceRecord } from '../../../shared/contacts/contact';
import type { Person } from '../../../shared/contacts/person';
import { Button } from '../../components/button';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { useParts } from '../../kit/window-parts';
import { openEdit } from './form-calls';
import { Provenance } from './provenance';
import { nameOfRecord, refusalKey, removeRecord } from './record-calls';
import { RefusedLine } from './refused-line';

export function Records({ person }: { readonly person: Person }) {
  const { t } = useTranslation();
  return (
    <section className="detail-part" aria-label={t('contacts.records.title')}>
      <h3>{t('contacts.records.title')}</h3>
      <ul className="records">
        {person.records.map((record) => (
          <RecordRow key={recordKey(record)} record={record} />
        ))}
      </ul>
    </section>
  );
}

function RecordRow({ record }: { readonly record: SourceRecord }) {
  const { t } = useTranslation();
  const parts = useParts();
  const [asking, setAsking] = useState(false);
  const service = t(`vendor.${record.source}`);
  const name = nameOfRecord(record);
  const origin = { source: record.source, recordKey: recordKey(record), asOfMs: record.asOfMs };
  return (
    <li>
      <span className="record-words">
        <b>{t('contacts.recordName', { service, id: record.vendorId })}</b>
        <span className="muted">
          {record.siteId !== '' && `${t('contacts.records.site', { site: record.siteId })} · `}
          <Provenance from={[origin]} />
        </span>
      </span>
      <span className="record-buttons">
        <Button
          size="small"
          aria-label={t('contacts.records.editOne', { name, service })}
          onClick={() => void openEdit(parts, record)}
        >
          {t('contacts.records.edit')}
        </Button>
        <Button
          size="small"
          aria-label={t('contacts.records.deleteOne', { name, service })}
          onClick={() => setAsking(true)}
        >
          {t('contacts.records.delete')}
        </Button>
      </span>
      <RefusedLine id={refusalKey(origin.recordKey)} />
      <ConfirmDialog
        open={asking}
        title={t('contacts.records.deleteTitle', { name, service })}
        confirm={t('contacts.records.deleteYes')}
        stay={t('contacts.records.deleteNo')}
        onConfirm={() => void removeRecord(parts, record)}
        onClose={() => setAsking(false)}
      >
        <p>{t('contacts.records.deleteBody', { service })}</p>
      </ConfirmDialog>
    </li>
  );
}
