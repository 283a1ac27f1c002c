// The boards of the Verify screen: one of them alone before the operator, or none.
import type { Locator } from 'playwright-core';
import type { Screen } from './screen';

/** Puts every board away but that of `except`; a question that may be out is dropped. */
export async function putBoardsAway(screen: Screen, except?: string): Promise<void> {
  const others = (await screen.state()).verifications.filter(
    ({ id, delivery, unseenAnswers }) => id !== except && (!delivery.closed || unseenAnswers > 0),
  );
  for (const { id, delivery } of others) {
    if (['unsure', 'waiting', 'queued', 'sending'].includes(delivery.state)) {
      await screen.ask('settleVerification', { id, choice: 'drop' });
    }
    await screen.ask('seeAnswers', { id });
    await screen.ask('closeVerification', { id });
  }
  await screen.until('no other board is up', ({ verifications }) =>
    verifications.every(
      ({ id, delivery, unseenAnswers }) =>
        id === except || (delivery.closed && unseenAnswers === 0),
    ),
  );
}

/** Shows the board of this question, the only one that is up. */
export async function showOnly(screen: Screen, id: string): Promise<Locator> {
  await putBoardsAway(screen, id);
  // The board of before stays up until the operator goes elsewhere.
  await screen.goTo('Activity');
  await screen.goTo('Verify');
  const board = screen.page.getByRole('article').first();
  await board.waitFor();
  return board;
}
