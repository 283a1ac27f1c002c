// Every reason against a press, with its remedy, below everything else: nothing moves, and no tile is covered.
import './trouble-panel.css';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { troubleWordsOf } from '../../shared/text/trouble-words';
import { Button } from '../components/button';
import { Sign } from '../components/icons';
import { goTo } from '../kit/navigation';
import { useAppState, useParts } from '../kit/window-parts';
import { wallSeconds } from '../kit/wall-clock';

/** Esc or a click elsewhere closes it. Drawn far from its button, so it takes the focus. */
export function TroublePanel({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { navigation } = useParts();
  const world = useAppState((app) => app.world);
  const troubles = useAppState((app) => app.readiness.troubles);
  const panel = useRef<HTMLElement>(null);
  useClosing(onClose);
  useEffect(() => panel.current?.focus(), []);
  if (troubles.length === 0) return null;
  return (
    <section
      ref={panel}
      className="trouble-panel"
      tabIndex={-1}
      aria-label={t('strip.panel')}
      data-troubles
    >
      <ul>
        {troubles.map((trouble) => (
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
          onClose();
          goTo(navigation, 'settings');
        }}
      >
        {t('strip.openSettings')}
      </Button>
    </section>
  );
}

/** The panel and its button are marked `data-troubles`: a click on neither closes it. */
function useClosing(close: () => void) {
  useEffect(() => {
    const onPointer = (event: PointerEvent) => {
      const inside = event.target instanceof Element && event.target.closest('[data-troubles]');
      if (inside === null || inside === false) close();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      close();
      document.querySelector<HTMLElement>('.troubles button')?.focus();
    };
    window.addEventListener('pointerdown', onPointer);
    // Capturing: Esc closes the panel before it means anything else.
    window.addEventListener('keydown', onKey, { capture: true });
    return () => {
      window.removeEventListener('pointerdown', onPointer);
      window.removeEventListener('keydown', onKey, { capture: true });
    };
  });
}
