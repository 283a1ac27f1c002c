// A screen whose work is not part of this version: said in one sentence.
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button';
import type { SignName } from '../../components/icons';
import { NoticePage } from '../../components/notice-page';
import { goTo } from '../../navigation';
import { useParts } from '../../window-parts';

type Later = 'calls';

const SIGN_OF: Readonly<Record<Later, SignName>> = {
  calls: 'phone',
};

/** Honest, and with a way out. */
export function LaterScreen({ screen }: { readonly screen: Later }) {
  const { t } = useTranslation();
  const { navigation } = useParts();
  return (
    <NoticePage sign={SIGN_OF[screen]} title={t(`nav.${screen}`)} body={t(`later.${screen}`)}>
      <Button onClick={() => goTo(navigation, 'panic')}>{t('later.back')}</Button>
    </NoticePage>
  );
}
