// Everything this desk can be told, one section below the other.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { I18nProvider } from 'react-aria-components';
import { useAppState } from '../../kit/window-parts';
import { CallsSection, Share911AlertsSection } from './incoming-sections';
import {
  ChektSection,
  Emergency24Section,
  Share911Section,
  WebhooksSection,
} from './service-sections';
import { DeskSection, KeysSection, LookSection, PanicSection } from './desk-sections';
import { HotkeysSection } from './hotkeys-section';
import { VerificationSection } from './verification-section';
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
