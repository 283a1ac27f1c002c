// People from a table: pasted or from a file, looked at row by row, then added all together.
import './import.css';
import { useId, useRef, useState, type ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { ContactSource } from '../../../shared/contacts/contact';
import { Button } from '../../components/button';
import { ChooseField } from '../../components/choose-field';
import { TextField } from '../../components/text-field';
import { useAppState } from '../../kit/window-parts';
import { failureWhat } from '../../kit/failure-words';
import { siteChoices } from '../../kit/asking';
import { ImportNeeds, ImportUnderstood } from './import-understood';
import { ImportTable, ImportSummary } from './import-table';
import { countWords } from './sync-words';
import { useImport, withNamed, type NamedReading } from './use-import';

interface ChosenFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const FILE_MAX_BYTES = 20_000_000;

export function ImportPanel() {
  const { t, i18n } = useTranslation();
  const services = useAppState((app) => app.directory.sync);
  const sites = useAppState(useShallow(siteChoices));
  const work = useImport();
  const [source, setSource] = useState<ContactSource>(services[0]?.source ?? 'emergency24');
  const [typedSite, setTypedSite] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [named, setNamed] = useState<NamedReading>({});
  const [unreadable, setUnreadable] = useState(false);
  const hintId = useId();
  const chooser = useRef<HTMLInputElement>(null);
  const siteId = typedSite ?? sites[0] ?? '';
  const change = (run: () => void) => {
    run();
    setNamed({});
    setUnreadable(false);
    work.forget();
  };
  const onFile = (event: ChangeEvent<HTMLInputElement>) => {
    const input = event.currentTarget;
    const chosen = input.files?.[0];
    if (chosen === undefined) return;
    // The same file can be chosen again after it was put right.
    input.value = '';
    if (chosen.size > FILE_MAX_BYTES) {
      change(() => setFile(null));
      setUnreadable(true);
      return;
    }
    chosen.arrayBuffer().then(
      (content) =>
        change(() => {
          setText('');
          setFile({ name: chosen.name, bytes: new Uint8Array(content) });
        }),
      () => setUnreadable(true),
    );
  };
  const table = file?.bytes ?? text;
  const ready =
    (file !== null || text.trim() !== '') && (source === 'emergency24' || siteId !== '');
  const readAgain = (more: NamedReading) => {
    const all = withNamed(named, more);
    setNamed(all);
    work.look({ source, siteId, table, named: all });
  };
  const busy = work.phase === 'looking' || work.phase === 'taking';
  const shown = work.phase === 'looked' || work.phase === 'taking' ? work.preview : null;
  return (
    <section className="exchange-part raised" aria-label={t('contacts.import.title')}>
      <h3>{t('contacts.import.title')}</h3>
      <p className="muted">{t('contacts.import.intro')}</p>
      <div className="form-pair">
        <ChooseField
          label={t('contacts.import.into')}
          value={source}
          options={services.map((one) => ({ id: one.source, label: t(`vendor.${one.source}`) }))}
          disabled={busy}
          onChange={(id) => change(() => setSource(ContactSource.parse(id)))}
        />
        {source === 'chekt' && (
          <ChooseField
            label={t('contacts.chekt.siteId')}
            value={siteId}
            options={sites.map((id) => ({ id, label: id }))}
            disabled={busy}
            onChange={(id) => change(() => setTypedSite(id))}
          />
        )}
      </div>
      <ImportNeeds key={source} source={source} />
      <div className="import-file">
        <Button disabled={busy} aria-describedby={hintId} onClick={() => chooser.current?.click()}>
          {t('contacts.import.file')}
        </Button>
        <span id={hintId} className="field-hint" role="status">
          {file === null
            ? t('contacts.import.fileHint')
            : t('contacts.import.fileRead', { name: file.name })}
        </span>
        <input
          ref={chooser}
          type="file"
          hidden
          aria-label={t('contacts.import.file')}
          accept=".csv,.txt,.tsv,.xlsx,text/csv,text/plain"
          onChange={onFile}
        />
      </div>
      <TextField
        label={t('contacts.import.text')}
        hint={t('contacts.import.textHint')}
        kind="lines"
        value={text}
        disabled={busy}
        onChange={(typed) =>
          change(() => {
            setFile(null);
            setText(typed);
          })
        }
      />
      {unreadable && <p role="alert">{t('contacts.import.unreadable')}</p>}
      <div className="service-buttons">
        <Button
          kind={shown === null ? 'primary' : 'plain'}
          disabled={!ready || busy}
          onClick={() => work.look({ source, siteId, table, named })}
        >
          {t(work.phase === 'looking' ? 'contacts.import.looking' : 'contacts.import.look')}
        </Button>
      </div>
      {work.failure !== null && (
        <p className="contacts-warning" role="alert">
          <span>
            {t('contacts.import.failed', {
              what: failureWhat(t, work.failure),
            })}{' '}
            {work.failure.kind === 'invalid-input' && work.failure.detail}
          </span>
        </p>
      )}
      {/* Choices stay as they are while the table is read again: whoever uses the keys must not lose their place. */}
      {work.preview !== null && (
        <ImportUnderstood
          source={source}
          preview={work.preview}
          named={named}
          disabled={work.phase === 'taking'}
          onName={readAgain}
        />
      )}
      <div role="status">
        {work.phase === 'looking' && work.preview !== null && t('contacts.import.looking')}
        {shown !== null && <ImportSummary preview={shown} />}
        {work.phase === 'taken' &&
          t('contacts.import.taken', {
            count: work.taken,
            shown: countWords(work.taken, i18n.language),
          })}
      </div>
      {shown !== null && (
        <ImportTable
          key={shown.id}
          preview={shown}
          taking={work.phase === 'taking'}
          onTake={work.take}
        />
      )}
    </section>
  );
}
