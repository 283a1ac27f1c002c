// The three supported ways through a firewall, each in words and as a small drawing.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppState } from '../../kit/window-parts';

const WAYS = ['tunnel', 'proxy', 'relay'] as const;
type Way = (typeof WAYS)[number];

/** The drawings repeat the words, so a screen reader passes them over. */
export function ReachWays() {
  const { t } = useTranslation();
  const settings = useAppState((app) => app.settings.webhooks);
  const local = useAppState((app) => app.webhook.localUrl);
  const listening = local ?? `http://${settings.host}:${settings.port}`;
  return (
    <div className="reach-ways">
      <h3>{t('ask.reach.ways')}</h3>
      <p className="field-hint">{t('ask.reach.waysIntro')}</p>
      <ol>
        {WAYS.map((way) => (
          <li key={way}>
            <WayDrawing way={way} />
            <div>
              <h4>{t(`ask.reach.${way}.title`)}</h4>
              <p>{t(`ask.reach.${way}.body`, { local: listening })}</p>
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}

function WayDrawing({ way }: { readonly way: Way }) {
  const { t } = useTranslation();
  const middle = <Node name={t(`ask.reach.node.${way}`)} strong />;
  const tocsin = <Node name={t('ask.reach.node.tocsin')} />;
  return (
    <div className="way" aria-hidden="true">
      <Node name={t('ask.reach.node.chekt')} />
      <Arrow />
      {way === 'tunnel' ? (
        <Frame name={t('ask.reach.node.computer')}>
          {middle}
          <Arrow />
          {tocsin}
        </Frame>
      ) : (
        <Frame name={t('ask.reach.node.building')}>
          {middle}
          <Arrow />
          <Frame name={t('ask.reach.node.computer')}>{tocsin}</Frame>
        </Frame>
      )}
    </div>
  );
}

function Node({ name, strong = false }: { readonly name: string; readonly strong?: boolean }) {
  return <span className={strong ? 'way-node strong' : 'way-node'}>{name}</span>;
}

function Frame({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <span className="way-frame">
      <small>{name}</small>
      <span className="way-inside">{children}</span>
    </span>
  );
}

function Arrow() {
  return (
    <svg className="way-arrow" width="22" height="12" viewBox="0 0 22 12">
      <path
        d="M1 6h18M14.5 1.5L19.5 6l-5 4.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
      />
    </svg>
  );
}
