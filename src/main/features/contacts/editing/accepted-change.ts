// Carries an accepted change into the directory and the master copies at once.
import type { ContactSource, SourceRecord } from '../../../../shared/contacts/contact';
import type { ContactChange } from '../../../../shared/contacts/contact-change';
import type {
  Emergency24Contact,
  Emergency24Target,
} from '../../../../shared/contacts/emergency24';
import type { Failure, Result } from '../../../../shared/core/failure';
import { effectsOf, type ChangeEffects } from './change-effects';
import { waitingName, type MasterCopies } from './contact-form';

/** The part of the directory a change touches. */
export interface ChangedDirectory {
  record(key: string): SourceRecord | null;
  upsert(records: readonly SourceRecord[]): Promise<Result<null>>;
  remove(keys: readonly string[]): Promise<Result<null>>;
}

export interface AcceptedChangeDeps {
  readonly directory: ChangedDirectory;
  readonly masters: MasterCopies;
  readonly readEmergency24: (target: Emergency24Target) => Promise<Result<Emergency24Contact>>;
  readonly groupName: (groupId: string) => string | null;
  /** There is something new at this service that only a reading can tell. */
  readonly readAgain: (source: ContactSource) => void;
  readonly now: () => number;
  /** The change is accepted all the same. */
  readonly onTrouble: (failure: Failure) => void;
}

/** To be called before the acceptance is stored; called again for the same change it does no harm. Never rejects. */
export type ApplyAccepted = (change: ContactChange, ref: string | null) => Promise<void>;

export function createApplyAccepted(deps: AcceptedChangeDeps): ApplyAccepted {
  const { masters, directory } = deps;

  /** Without the id in the answer the new contact is looked up by the organisation's own. */
  async function idOf({ change }: ContactChange, ref: string | null): Promise<string | null> {
    if (ref !== null || change.source !== 'emergency24' || change.write.write !== 'add') return ref;
    const { fields } = change.write;
    const found = await deps.readEmergency24({ by: 'external-id', id: fields.externalId });
    if (found.ok) return found.value.contactId;
    tell(await masters.put(waitingName(fields.externalId), fields));
    return null;
  }

  async function keepMaster({ master, group }: ChangeEffects): Promise<void> {
    if (master !== null) {
      const { contactId, fields } = master;
      tell(await (fields === null ? masters.delete(contactId) : masters.put(contactId, fields)));
    }
    if (group === null) return;
    const known = await masters.get(group.contactId);
    if (!known.ok) tell(known);
    else if (known.value !== null) {
      const others = known.value.groupIds.filter((id) => id !== group.groupId);
      const groupIds = group.joins ? [...others, group.groupId] : others;
      tell(await masters.put(group.contactId, { ...known.value, groupIds }));
    }
  }

  function tell(result: Result<unknown>): void {
    if (!result.ok) deps.onTrouble(result.failure);
  }

  async function apply(change: ContactChange, ref: string | null): Promise<void> {
    const effects = effectsOf(change, await idOf(change, ref), {
      record: change.recordKey === null ? null : directory.record(change.recordKey),
      nowMs: deps.now(),
      groupName: deps.groupName,
    });
    // What nobody else knows first: the directory can be read again.
    await keepMaster(effects);
    if (effects.put !== null) tell(await directory.upsert([effects.put]));
    if (effects.removed !== null) tell(await directory.remove([effects.removed]));
    if (effects.readAgain) deps.readAgain(change.change.source);
  }

  return async (change, ref) => {
    try {
      await apply(change, ref);
    } catch (error) {
      const detail = `an accepted change could not be noted: ${String(error)}`.slice(0, 500);
      deps.onTrouble({ kind: 'bug', detail });
    }
  };
}
