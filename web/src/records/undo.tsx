import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import type { Id, Reversal } from '../platform/api';
import { request } from '../platform/client';
import { say } from '../platform/languages';
import { notifyProblem } from '../platform/notify';
import { offer } from '../platform/offer';
import { queryClient } from '../platform/queryClient';
import { catalogQuery, fieldOf } from './catalog';
import { rememberChangeSet } from './ownChanges';
import { touch } from './touch';

let last: { changeSet: Id; toast: string } | null = null;

/** A toast that says what was done and takes it back. */
export function offerUndo(changeSet: Id | null, message: string, icon?: ReactNode): void {
  if (!changeSet) return;
  // The next change takes the place of the last one's toast: there is one thing to undo, the last.
  if (last) notifications.hide(last.toast);
  const toast = `undo-${changeSet}`;
  last = { changeSet, toast };
  offer({ id: toast, message, icon, action: say('records:undo'), act: () => void undoLast() });
}

/** Takes the last change back. */
export async function undoLast(): Promise<void> {
  if (!last) return;
  const { changeSet, toast } = last;
  last = null;
  notifications.hide(toast);
  await takeBack(changeSet);
}

/** Takes a change set back; values that somebody changed since stay, and are named. */
export async function takeBack(changeSet: Id): Promise<void> {
  try {
    const {
      changeSet: reversing,
      records,
      kept,
    } = await request<Reversal>(`/api/change-sets/${changeSet}/reversal`, {
      method: 'POST',
    });
    rememberChangeSet(reversing);
    const objects = [...new Set(records.map(({ object }) => object))];
    await Promise.all(
      objects.map((object) =>
        touch(
          object,
          records.filter((one) => one.object === object).map(({ id }) => id),
        ),
      ),
    );
    notifications.show({
      autoClose: kept.length > 0 ? 12_000 : 3000,
      withBorder: true,
      title: kept.length > 0 ? say('records:undoneExcept') : undefined,
      message: kept.length > 0 ? kept.map(keptWords).join('\n') : say('records:undone'),
    });
  } catch (error) {
    notifyProblem(error);
  }
}

/** What was not taken back, and why: 'Acme, Amount: changed since'. */
function keptWords({ object, label, field, reason }: Reversal['kept'][number]): string {
  const definition = queryClient
    .getQueryData(catalogQuery().queryKey)
    ?.objects.find(({ name }) => name === object);
  const named = definition && field && fieldOf(definition, field)?.label;
  const what = [label ?? definition?.label ?? object, named].filter(Boolean).join(', ');
  return `${what}: ${say(`records:kept.${reason}`)}`;
}
