// How far the form has come: being read, what saving would drop, what is wrong, on its way, refused by whom.
import { useTranslation } from 'react-i18next';
import type { ContactChangeState } from '../../../shared/contacts/contact-change';
import { Button } from '../../components/button';
import { Sign } from '../../components/icons';
import { useParts } from '../../kit/window-parts';
import { ChangeButtons, ChangeState } from './changes';
import { phaseOfChange, refusalOf } from './change-words';
import { readAgain } from './form-calls';
import type { ContactDraft } from './form-state';

interface FormNewsProps {
  readonly draft: ContactDraft;
  /** The change it became, once main has taken it. */
  readonly change: ContactChangeState | undefined;
  /** A field is marked. */
  readonly wrong: boolean;
}

export function FormNews({ draft, change, wrong }: FormNewsProps) {
  const { t } = useTranslation();
  const parts = useParts();
  const { source, phase, failure, consent, unchanged, inTheWay } = draft;
  const service = t(`vendor.${source}`);
  if (phase === 'reading') return <p role="status">{t('contacts.form.reading', { service })}</p>;
  if (phase === 'unread') {
    return (
      <div className="form-news trouble" role="alert">
        <b>{t('contacts.form.unread', { service })}</b>
        <p>{failure !== null && refusalOf(t, failure)}</p>
        <Button size="small" onClick={() => void readAgain(parts)}>
          {t('contacts.empty.retry')}
        </Button>
      </div>
    );
  }
  if (phase === 'asking') return <p role="status">{t('contacts.form.asking')}</p>;
  if (phase === 'sent') {
    if (change === undefined) return <p role="status">{t('contacts.form.underWay')}</p>;
    const stopped = phaseOfChange(change) === 'stopped';
    return (
      <div
        className={stopped ? 'form-news trouble' : 'form-news'}
        role={stopped ? 'alert' : undefined}
      >
        {stopped && <b>{t('contacts.form.refused', { service })}</b>}
        <ChangeState change={change} />
        <ChangeButtons change={change} />
      </div>
    );
  }
  if (consent !== null) {
    return (
      <div className="form-news trouble" role="alert">
        <b>{t('contacts.form.consentTitle', { service })}</b>
      </div>
    );
  }
  return (
    <>
      {inTheWay && (
        <p className="contacts-warning" role="alert">
          <Sign name="triangle" size={16} />
          <span>{t('contacts.form.inTheWay')}</span>
        </p>
      )}
      {failure !== null && (
        <p className="contacts-warning" role="alert">
          <Sign name="triangle" size={16} />
          <span>{t('contacts.form.notTaken', { what: refusalOf(t, failure) })}</span>
        </p>
      )}
      {failure === null && wrong && (
        <p className="contacts-warning" role="alert">
          <Sign name="triangle" size={16} />
          <span>{t('contacts.form.wrong')}</span>
        </p>
      )}
      {unchanged && <p role="status">{t('contacts.form.unchanged')}</p>}
    </>
  );
}
