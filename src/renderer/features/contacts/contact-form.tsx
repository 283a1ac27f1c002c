// Adding somebody or changing a record: the form stays, with everything typed, until the service has accepted it.
import './contact-form.css';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button';
import { ChoiceGroup } from '../../components/choice-group';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { useAppState, useParts } from '../../kit/window-parts';
import { phaseOfChange } from './change-words';
import { ChektForm } from './chekt-form';
import { Emergency24Form } from './emergency24-form';
import { closeForm, saveForm, typeInForm } from './form-calls';
import { FormLosses } from './form-losses';
import { FormNews } from './form-news';
import { isTouched, typedFields, type ContactDraft } from './form-state';
import { problemsOfRefusal } from './problems';
import { changeView } from './view';

export function ContactForm({ draft }: { readonly draft: ContactDraft }) {
  const { t } = useTranslation();
  const parts = useParts();
  const titleId = useId();
  const top = useRef<HTMLElement>(null);
  const [leaving, setLeaving] = useState(false);
  const practice = useAppState((app) => app.world === 'practice');
  const services = useAppState((app) => app.directory.sync);
  const change = useAppState((app) =>
    app.directory.changes.find(({ id }) => id === draft.changeId),
  );
  const { source, record, phase } = draft;
  const service = t(`vendor.${source}`);
  const way = change === undefined ? null : phaseOfChange(change);
  const locked = phase === 'asking' || (phase === 'sent' && way !== 'stopped' && way !== 'undone');
  const accepted = way === 'done';
  const key = record?.key;
  useEffect(() => {
    if (!accepted) return;
    closeForm(parts);
    if (key !== undefined) changeView(parts, { person: key });
  }, [parts, accepted, key]);
  useEffect(() => top.current?.focus({ preventScroll: true }), [draft.id]);

  const close = () => {
    if (phase !== 'sent' && isTouched(draft)) setLeaving(true);
    else closeForm(parts);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || leaving) return;
    event.preventDefault();
    close();
  };
  const refused = phase === 'sent' && way === 'stopped' ? change?.delivery.failure : draft.failure;
  const problems = {
    ...problemsOfRefusal(refused ?? null, typedFields(draft)),
    ...draft.problems,
  };
  const shared = { problems, adding: record === null, locked };
  return (
    <article
      ref={top}
      className="contact-form"
      tabIndex={-1}
      aria-labelledby={titleId}
      onKeyDown={onKeyDown}
    >
      <h2 id={titleId}>
        {record === null
          ? t('contacts.form.addTitle')
          : t('contacts.form.editTitle', { name: draft.name, service })}
      </h2>
      <div className="form-fields">
        {practice && <p className="ask-practice">{t('contacts.form.practice')}</p>}
        {record === null && services.length > 1 && (
          <ChoiceGroup
            label={t('contacts.form.service')}
            value={source}
            options={services.map((one) => ({ id: one.source, label: t(`vendor.${one.source}`) }))}
            onChange={(chosen) => {
              if (!locked) typeInForm(parts, { source: chosen });
            }}
          />
        )}
        <FormLosses draft={draft} />
        {phase !== 'reading' &&
          phase !== 'unread' &&
          (source === 'emergency24' ? (
            <Emergency24Form typing={draft.emergency24} {...shared} />
          ) : (
            <ChektForm typing={draft.chekt} {...shared} />
          ))}
      </div>
      <div className="form-bar">
        <FormNews draft={draft} change={change} wrong={Object.keys(problems).length > 0} />
        <div className="form-buttons">
          <Button onClick={close}>
            {t(phase === 'sent' ? 'contacts.form.close' : 'contacts.form.cancel')}
          </Button>
          {draft.consent === null ? (
            <Button
              kind="primary"
              disabled={locked || phase === 'reading' || phase === 'unread'}
              onClick={() => void saveForm(parts)}
            >
              {t('contacts.form.save', { service })}
            </Button>
          ) : (
            <Button kind="primary" disabled={locked} onClick={() => void saveForm(parts, true)}>
              {t('contacts.form.saveAnyway')}
            </Button>
          )}
        </div>
      </div>
      <ConfirmDialog
        open={leaving}
        title={t('contacts.form.leaveTitle')}
        confirm={t('contacts.form.leaveYes')}
        stay={t('contacts.form.leaveNo')}
        onConfirm={() => closeForm(parts)}
        onClose={() => setLeaving(false)}
      >
        <p>{t('contacts.form.leaveBody')}</p>
      </ConfirmDialog>
    </article>
  );
}
