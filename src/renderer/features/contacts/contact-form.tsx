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
import { FormNews } from './form-news';
import { isTouched, typedFields, type ContactDraft } from './form-state';
import { problemsOfRefusal } from './problems';
import { changeView } from './view';
import type { Emergency24Loss } from '../../../shared/contacts/emergency24';
import { spaced } from './spaced';

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
      className="contact-form raised"
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

/** Folded away until the operator must agree to it. */
function FormLosses({ draft }: { readonly draft: ContactDraft }) {
  const { t } = useTranslation();
  const { source, phase, consent, losses } = draft;
  const card = useRef<HTMLDivElement>(null);
  const asks = consent !== null;
  useEffect(() => {
    if (asks) card.current?.scrollIntoView({ block: 'start' });
  }, [asks]);
  if (consent !== null) {
    return (
      <div ref={card} className="form-consent">
        <p>{t('contacts.form.consentBody')}</p>
        <Losses losses={consent} />
      </div>
    );
  }
  if (losses.length === 0 || phase !== 'typing') return null;
  return (
    <details className="form-losses">
      <summary>
        {t('contacts.form.losses', { count: losses.length, service: t(`vendor.${source}`) })}
      </summary>
      <Losses losses={losses} />
    </details>
  );
}

const REASONS = ['not-shown', 'kind-unknown'] as const satisfies readonly Emergency24Loss['why'][];

/** One sentence for each reason, and under it the fields. */
function Losses({ losses }: { readonly losses: readonly Emergency24Loss[] }) {
  const { t } = useTranslation();
  return REASONS.map((reason) => {
    const these = losses.filter(({ why }) => why === reason);
    if (these.length === 0) return null;
    return (
      <div key={reason} className="losses">
        <p>{t(`contacts.loss.${reason}`)}</p>
        <ul>
          {these.map(({ field, values }) => (
            <li key={field}>
              <b>{t(`contacts.emergency24.${field}`)}</b>
              {values.length > 0 && ` ${values.map(spaced).join(', ')}`}
            </li>
          ))}
        </ul>
      </div>
    );
  });
}
