// How answers reach this computer, folded away while all is well.
import './reach.css';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Sign } from '../../components/icons';
import { Tag } from '../../components/tag';
import { useAppState } from '../../kit/window-parts';
import { ReachBody } from './reach-body';
import { reachVerdict } from './reach-words';

const TONE_OF = { good: 'good', unchecked: 'plain', look: 'trouble' } as const;

/** Opens by itself when something is wrong; what the operator does with it holds until that changes. */
export function ReachPanel() {
  const { t } = useTranslation();
  const id = useId();
  const verdict = useAppState((app) => reachVerdict(app.webhook));
  const wrong = verdict === 'look';
  const [chosen, setChosen] = useState<{ readonly wrong: boolean; readonly open: boolean } | null>(
    null,
  );
  if (chosen !== null && chosen.wrong !== wrong) setChosen(null);
  const open = chosen?.open ?? wrong;
  return (
    <section className="reach-panel raised" aria-labelledby={`${id}title`}>
      <h2>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={`${id}body`}
          onClick={() => setChosen({ wrong, open: !open })}
        >
          <Sign name="down" size={18} />
          <span id={`${id}title`}>{t('ask.reach.title')}</span>
        </button>
        <Tag tone={TONE_OF[verdict]}>{t(`ask.reach.${verdict}`)}</Tag>
      </h2>
      <div id={`${id}body`} hidden={!open}>
        {open && <ReachBody />}
      </div>
    </section>
  );
}
