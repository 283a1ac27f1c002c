// Everything this desk can be told, one section below the other.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { I18nProvider } from 'react-aria-components';
import { useAppState } from '../../kit/window-parts';
import { CallsSection } from './calls-section';
import { ChektSection } from './chekt-section';
import { DeskSection } from './desk-section';
import { Emergency24Section } from './emergency24-section';
import { HotkeysSection } from './hotkeys-section';
import { KeysSection } from './keys-section';
import { LookSection } from './look-section';
import { PanicSection } from './panic-section';
import { Share911AlertsSection } from './share911-alerts-section';
import { Share911Section } from './share911-section';
import { VerificationSection } from './verification-section';
import { WebhooksSection } from './webhooks-section';
import { WorldSection } from './world-section';

interface SettingsScreenProps {
  /** How answers get to this computer. */
  readonly reach: ReactNode;
}

/** The world first: nothing else matters as much. */
export function SettingsScreen({ reach }: SettingsScreenProps) {
  const { t } = useTranslation();
  const language = useAppState((app) => app.language);
  const version = useAppState((app) => app.version);
  return (
    <I18nProvider locale={language}>
      <div className="settings">
        <h1>{t('settings.title')}</h1>
        <WorldSection />
        <DeskSection />
        <Share911Section />
        <KeysSection />
        <PanicSection />
        <ChektSection />
        <Emergency24Section />
        <VerificationSection />
        <WebhooksSection reach={reach} />
        <CallsSection />
        <Share911AlertsSection />
        <HotkeysSection />
        <LookSection />
        <p className="muted">
          {t('appName')} {version}
        </p>
      </div>
    </I18nProvider>
  );
}
