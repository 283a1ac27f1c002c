// What the question is about: the site, and the alarm event where there is one.
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { VENDOR_ID_MAX_LENGTH } from '../../../shared/verification/verification';
import { SelectField } from '../../components/select-field';
import { TextField } from '../../components/text-field';
import { useAppState } from '../../kit/window-parts';
import { fieldWords, type AskField } from './refusal';
import { siteChoices } from '../../kit/asking';
import type { Question } from './use-question';

interface SiteFieldsProps {
  readonly question: Question;
  readonly refused: AskField | null;
}

/** Sites from the settings are chosen; without any the id is typed. */
export function SiteFields({ question, refused }: SiteFieldsProps) {
  const { t } = useTranslation();
  const known = useAppState(useShallow(siteChoices));
  const { draft, change, settleSite } = question;
  const wrong = (field: AskField) => (refused === field ? fieldWords(t, field) : undefined);
  // A site from a press or a suggestion stands here even when the settings do not name it.
  const sites =
    draft.siteId === '' || known.includes(draft.siteId) ? known : [draft.siteId, ...known];
  return (
    <div className="ask-pair">
      {known.length > 0 ? (
        <SelectField
          label={t('ask.site')}
          value={draft.siteId}
          options={sites.map((id) => ({ id, label: id }))}
          error={wrong('siteId')}
          onChange={settleSite}
        />
      ) : (
        <TextField
          label={t('ask.site')}
          hint={t('ask.siteHint')}
          value={draft.siteId}
          maxLength={VENDOR_ID_MAX_LENGTH}
          error={wrong('siteId')}
          onChange={(siteId) => change({ siteId })}
          onBlur={() => settleSite(draft.siteId)}
          onEnter={() => settleSite(draft.siteId)}
        />
      )}
      <TextField
        label={t('ask.event')}
        placeholder={t('ask.eventHint')}
        value={draft.eventId}
        maxLength={VENDOR_ID_MAX_LENGTH}
        error={wrong('eventId')}
        onChange={(eventId) => change({ eventId })}
      />
    </div>
  );
}
