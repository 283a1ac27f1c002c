// Why main did not take a call: beside what was asked, until the next try.
import { useTranslation } from 'react-i18next';
import { Sign } from '../../components/icons';
import { useWindowState } from '../../kit/window-parts';
import { failureWhat } from '../../kit/failure-words';

/** Nothing when the last call about `id` was taken. */
export function RefusedLine({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const failure = useWindowState(({ callFailures }) => callFailures[id]);
  if (failure === undefined) return null;
  return (
    <p className="contacts-warning" role="alert">
      <Sign name="triangle" size={16} />
      <span>{t('contacts.notTaken', { what: failureWhat(t, failure) })}</span>
    </p>
  );
}
