// The fields of an Emergency24 contact that make sense to type.
import { useTranslation } from 'react-i18next';
import { TextField } from '../../components/text-field';
import { useParts } from '../../kit/window-parts';
import { FACT_FIELDS, rulesOf, specOf } from '../../../shared/contacts/fields';
import { useGroups } from './groups';
import type { Emergency24TypedField, Emergency24Typing } from './emergency24-typing';
import { typeInForm } from './form-calls';
import { NotHeld } from './not-held';
import type { Problem, Problems } from './problems';

interface Emergency24FormProps {
  readonly typing: Emergency24Typing;
  readonly problems: Problems;
  readonly adding: boolean;
  readonly locked: boolean;
}

/** Groups are chosen for somebody new; afterwards they are changed one by one beside the person. */
export function Emergency24Form({ typing, problems, adding, locked }: Emergency24FormProps) {
  const { t, i18n } = useTranslation();
  const parts = useParts();
  const unshown = (name: string) =>
    FACT_FIELDS.some((each) => each === name && specOf(each).at.emergency24 === 'unshown');
  const field = (name: Emergency24TypedField, kind: 'line' | 'lines' = 'line') => (
    <TextField
      label={t(`contacts.emergency24.${name}`)}
      kind={kind}
      value={typing.text[name]}
      disabled={locked}
      error={problemWords(problems[name])}
      choices={rulesOf(name)?.choices(i18n.language)}
      {...(unshown(name) ? { hint: t('contacts.form.unshown') } : {})}
      onChange={(value) =>
        typeInForm(parts, { emergency24: { ...typing, text: { ...typing.text, [name]: value } } })
      }
    />
  );
  const problemWords = (problem: Problem | undefined) =>
    problem === undefined ? undefined : t(`contacts.problem.${problem}`);
  return (
    <>
      <NotHeld source="emergency24" />
      <div className="form-pair">
        {field('firstName')}
        {field('lastName')}
        {field('externalId')}
        {field('title')}
        {field('department')}
        {field('description')}
      </div>
      <h3>{t('contacts.form.ways')}</h3>
      <p className="field-hint">{t('contacts.form.oneOnEachLine')}</p>
      <div className="form-pair">
        {field('cellPhones', 'lines')}
        {field('workPhones', 'lines')}
        {field('homePhones', 'lines')}
        {field('emailAddresses', 'lines')}
        {field('alternateCellPhones', 'lines')}
        {field('alternateWorkPhones', 'lines')}
        {field('alternateHomePhones', 'lines')}
        {field('backupEmailAddresses', 'lines')}
      </div>
      {adding && <GroupChoice typing={typing} locked={locked} />}
      <h3>{t('contacts.form.address')}</h3>
      <div className="form-pair">
        {field('address1')}
        {field('address2')}
        {field('city')}
        {field('state')}
        {field('zip')}
        {field('language')}
      </div>
    </>
  );
}

function GroupChoice({ typing, locked }: Pick<Emergency24FormProps, 'typing' | 'locked'>) {
  const { t } = useTranslation();
  const parts = useParts();
  const { groups } = useGroups();
  if (groups.length === 0) return null;
  const toggle = (groupId: string, chosen: boolean) =>
    typeInForm(parts, {
      emergency24: {
        ...typing,
        groupIds: chosen
          ? [...typing.groupIds, groupId]
          : typing.groupIds.filter((id) => id !== groupId),
      },
    });
  return (
    <fieldset className="form-groups" disabled={locked}>
      <legend>{t('contacts.groups.title')}</legend>
      {groups.map(({ groupId, name }) => (
        <label key={groupId}>
          <input
            type="checkbox"
            checked={typing.groupIds.includes(groupId)}
            onChange={(event) => toggle(groupId, event.target.checked)}
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}
