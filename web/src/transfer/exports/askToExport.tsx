import { modals } from '@mantine/modals';
import type { ObjectDefinition } from '../../platform/api';
import { say } from '../../platform/languages';
import { ExportForm } from './ExportForm';
import type { Shown } from './shown';

/** Asks in which form the records are to come. */
export function askToExport(object: ObjectDefinition, shown: Shown): void {
  const modal = modals.open({
    title: say('transfer:export.title', { objects: object.pluralLabel }),
    children: <ExportForm object={object} shown={shown} onDone={() => modals.close(modal)} />,
  });
}
