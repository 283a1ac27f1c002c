// The fields of a CHeKT contact.
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { ChektContactRole, ChektContactType } from '../../../shared/contacts/chekt-contact';
import { ChooseField } from '../../components/choose-field';
import { TextField } from '../../components/text-field';
import { useAppState, useParts } from '../../kit/window-parts';
import { kindsOf } from '../../kit/person-words';
import { siteChoices } from '../../kit/asking';
import type { ChektTypedField, ChektTyping } from './chekt-typing';
import { typeInForm } from './form-calls';
import { NotHeld } from './not-held';
import type { Problems } from './problems';

interface ChektFormProps {
  readonly typing: ChektTyping;
  readonly problems: Problems;
  readonly adding: boolean;
  readonly locked: boolean;
}

const WAYS = ['sms', 'email', 'push'] as const;
const LEFT_TO_CHEKT = { sms: false, email: false, push: false };

export function ChektForm({ typing, problems, adding, locked }: ChektFormProps) {
  const { t } = useTranslation();
  const parts = useParts();
  const sites = useAppState(useShallow(siteChoices));
  const change = (part: Partial<ChektTyping>) =>
    typeInForm(parts, { chekt: { ...typing, ...part } });
  const set = (name: ChektTypedField, value: string) =>
    change({ text: { ...typing.text, [name]: value } });
  const wrong = (name: string) => {
    const problem = problems[name];
    return problem === undefined ? undefined : t(`contacts.problem.${problem}`);
  };
  const field = (name: ChektTypedField) => (
    <TextField
      label={t(`contacts.chekt.${name}`)}
      value={typing.text[name]}
      disabled={locked || (name === 'externalId' && !adding)}
      error={wrong(name)}
      onChange={(value) => set(name, value)}
    />
  );
  const none = { id: '', label: t('contacts.form.choose') };
  const { preferences } = typing;
  return (
    <>
      <NotHeld source="chekt" />
      <div className="form-pair">
        {adding && sites.length > 0 && (
          <ChooseField
            label={t('contacts.chekt.siteId')}
            value={typing.siteId}
            options={sites.map((id) => ({ id, label: id }))}
            disabled={locked}
            error={wrong('siteId')}
            onChange={(siteId) => change({ siteId })}
          />
        )}
        {adding && sites.length === 0 && (
          <TextField
            label={t('contacts.chekt.siteId')}
            value={typing.siteId}
            disabled={locked}
            error={wrong('siteId')}
            onChange={(siteId) => change({ siteId })}
          />
        )}
      </div>
      <div className="form-pair">
        {field('firstName')}
        {field('lastName')}
        {field('phone')}
        {field('email')}
        <ChooseField
          label={t('contacts.chekt.type')}
          value={typing.text.type}
          // A type in CHeKT's own words cannot be taken away, only changed.
          options={[
            ...(typing.base?.type ? [] : [none]),
            ...ChektContactType.options.map((id) => ({ id, label: kindsOf(t, { type: id }) })),
          ]}
          disabled={locked}
          error={wrong('type')}
          onChange={(type) => set('type', type)}
        />
        <ChooseField
          label={t('contacts.chekt.role')}
          value={typing.text.role}
          options={[
            { id: '', label: t('contacts.form.none') },
            ...ChektContactRole.options.map((id) => ({ id, label: kindsOf(t, { role: id }) })),
          ]}
          disabled={locked}
          error={wrong('role')}
          onChange={(role) => set('role', role)}
        />
        {field('externalId')}
      </div>
      <fieldset className="form-groups" disabled={locked}>
        <legend>{t('contacts.chekt.preferences')}</legend>
        {preferences === null && (
          <p className="field-hint">{t('contacts.chekt.preferencesLeft')}</p>
        )}
        {WAYS.map((way) => (
          <label key={way}>
            <input
              type="checkbox"
              checked={preferences?.[way] ?? false}
              onChange={(event) =>
                change({
                  preferences: { ...(preferences ?? LEFT_TO_CHEKT), [way]: event.target.checked },
                })
              }
            />
            {t(`ask.method.${way}`)}
          </label>
        ))}
      </fieldset>
    </>
  );
}
