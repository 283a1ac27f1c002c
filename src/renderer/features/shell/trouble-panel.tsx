// Every reason against a press, with its remedy, laid over the screen so that nothing moves.
import './trouble-panel.css';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Readiness } from '../../../shared/readiness';
import { troubleWordsOf } from '../../../shared/text/trouble-words';
import { Button } from '../../components/button';
import { Sign } from '../../components/icons';
import { goTo } from '../../navigation';
import { useAppState, useParts } from '../../window-parts';
import { wallSeconds } from '../delivery/rungs';

interface TroublePanelProps {
  readonly readiness: Readiness;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

/** A button and the panel it opens; Esc or a click elsewhere closes it. */
export function TroublePanel({ readiness, open, onOpen }: TroublePanelProps) {
  const { t } = useTranslation();
  const { navigation } = useParts();
  const world = useAppState((app) => app.world);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  useClosing(open, box, () => onOpen(false));
  return (
    <div className="troubles" ref={box}>
      <Button size="small" aria-expanded={open} aria-controls={id} onClick={() => onOpen(!open)}>
        {open ? t('strip.hide') : t('strip.showAll', { count: readiness.troubles.length })}
      </Button>
      <section id={id} className="trouble-panel" hidden={!open} aria-label={t('strip.panel')}>
        <ul>
          {readiness.troubles.map((trouble) => (
            <li key={trouble.id} className={trouble.blocks ? 'blocks' : ''}>
              <Sign name="triangle" size={20} />
              <div>
                <h2>{t(`trouble.${troubleWordsOf(trouble.id, world)}.what`)}</h2>
                <p>{t(`trouble.${troubleWordsOf(trouble.id, world)}.remedy`)}</p>
                <p className="muted">
                  {t(trouble.blocks ? 'strip.blocks' : 'strip.passes')} ·{' '}
                  {t('strip.since', { time: wallSeconds(trouble.sinceMs) })}
                </p>
                {trouble.detail !== '' && (
                  <p className="muted trouble-detail">
                    {t('strip.detail', { detail: trouble.detail })}
                  </p>
                )}
              </div>
            </li>
          ))}
        </ul>
        <Button
          size="small"
          onClick={() => {
            onOpen(false);
            goTo(navigation, 'settings');
          }}
        >
          {t('strip.openSettings')}
        </Button>
      </section>
    </div>
  );
}

function useClosing(open: boolean, box: React.RefObject<HTMLElement | null>, close: () => void) {
  useEffect(() => {
    if (!open) return undefined;
    const onPointer = (event: PointerEvent) => {
      if (event.target instanceof Node && box.current?.contains(event.target) !== true) close();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      close();
    };
    window.addEventListener('pointerdown', onPointer);
    // Capturing: Esc closes the panel before it means "back".
    window.addEventListener('keydown', onKey, { capture: true });
    return () => {
      window.removeEventListener('pointerdown', onPointer);
      window.removeEventListener('keydown', onKey, { capture: true });
    };
  });
}
