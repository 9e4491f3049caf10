import { notifications } from '@mantine/notifications';
import { say } from './languages';
import { isProblem } from './problem';

/** A refusal as a toast, for acts that have no form to show it in. */
export function notifyProblem(error: unknown): void {
  const title = isProblem(error) ? error.title : say('platform:problem.unexpectedTitle');
  const message = isProblem(error)
    ? (error.errors[0]?.message ?? error.detail ?? '')
    : say('platform:problem.unexpected');
  notifications.show({ color: 'red', title, message, autoClose: 8000, role: 'alert' });
}
