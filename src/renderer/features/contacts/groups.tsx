// The Emergency24 groups somebody is in: taken out of one, or put into another.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SourceRecord } from '../../../shared/contacts/contact';
import type { Emergency24Group } from '../../../shared/contacts/emergency24';
import type { Failure } from '../../../shared/core/failure';
import { ChooseField } from '../../components/choose-field';
import { useParts } from '../../kit/window-parts';
import { failureWhat } from '../../kit/failure-words';
import { OnceButton } from '../../kit/calm-button';
import { changeGroup, nameOfRecord } from './record-calls';

interface GroupsProps {
  /** Emergency24's. */
  readonly record: SourceRecord;
}

export function Groups({ record }: GroupsProps) {
  const { t } = useTranslation();
  const parts = useParts();
  const { groups, failure } = useGroups();
  const [chosen, setChosen] = useState('');
  const name = nameOfRecord(record);
  const others = groups.filter((group) => !record.groups.includes(group.name));
  const target = others.find(({ groupId }) => groupId === chosen);
  return (
    <section className="detail-part" aria-label={t('contacts.groups.title')}>
      <h3>{t('contacts.groups.title')}</h3>
      {record.groups.length === 0 ? (
        <p className="muted">{t('contacts.groups.none')}</p>
      ) : (
        <ul className="group-chips">
          {record.groups.map((group) => {
            const id = idOf(groups, group);
            return (
              <li key={group}>
                <span>{group}</span>
                {id !== null && (
                  <OnceButton
                    size="small"
                    kind="quiet"
                    aria-label={t('contacts.groups.leaveOne', { name, group })}
                    run={() => changeGroup(parts, record, 'leave-group', id)}
                  >
                    {t('contacts.groups.leave')}
                  </OnceButton>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {failure !== null && (
        <p className="muted" role="alert">
          {t('contacts.groups.failed', { what: failureWhat(t, failure) })}
        </p>
      )}
      {others.length > 0 && (
        <div className="group-add">
          <ChooseField
            label={t('contacts.groups.add')}
            value={chosen}
            options={[
              { id: '', label: t('contacts.groups.choose') },
              ...others.map((group) => ({ id: group.groupId, label: group.name })),
            ]}
            onChange={setChosen}
          />
          {target !== undefined && (
            <OnceButton
              run={async () => {
                await changeGroup(parts, record, 'join-group', target.groupId);
                setChosen('');
              }}
            >
              {t('contacts.groups.join')}
            </OnceButton>
          )}
        </div>
      )}
    </section>
  );
}

/** Null where the name fits no group or several: the wrong one must not be left. */
function idOf(groups: readonly Emergency24Group[], name: string): string | null {
  const named = groups.filter((group) => group.name === name);
  return named.length === 1 ? (named[0]?.groupId ?? null) : null;
}

interface GroupsKnown {
  readonly groups: readonly Emergency24Group[];
  readonly failure: Failure | null;
}

/** All groups of Emergency24, asked for once. */
export function useGroups(wanted = true): GroupsKnown {
  const { api } = useParts();
  const [known, setKnown] = useState<GroupsKnown>({ groups: [], failure: null });
  useEffect(() => {
    if (!wanted) return undefined;
    let here = true;
    void api.call('contactGroups', undefined).then((result) => {
      if (!here) return;
      setKnown(
        result.ok
          ? { groups: result.value, failure: null }
          : { groups: [], failure: result.failure },
      );
    });
    return () => {
      here = false;
    };
  }, [api, wanted]);
  return known;
}
