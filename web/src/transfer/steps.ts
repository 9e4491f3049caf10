import type { ImportSummary } from './imports';
import type { Step } from './routes';

/** The step to show: what the address asks for, as far as the import has come. */
export function stepOf(state: ImportSummary['state'], asked: Step | undefined): Step {
  if (state !== 'mapping' && state !== 'checked') return 'run';
  if (asked === undefined) return state === 'checked' ? 'check' : 'columns';
  return asked === 'run' ? 'check' : asked;
}

export type FileProblem = 'workbook' | 'empty' | 'notText';

/** What can be told of a file before it is sent; the server looks inside. */
export function fileProblem(file: { name: string; size: number }): FileProblem | null {
  if (file.size === 0) return 'empty';
  if (/\.(xls|xlsb|ods|numbers)$/i.test(file.name)) return 'workbook';
  if (/\.(pdf|docx?|pptx?|zip|gz|png|jpe?g|gif|heic|mp\d|exe)$/i.test(file.name)) return 'notText';
  return null;
}

/** The order in which imports find what they refer to: people who work here, products, companies, deals. */
export const bestOrder = ['user', 'product', 'company', 'person', 'lead', 'opportunity', 'task'];
/** Whether records of this kind come in from files: people's own kinds do, too. */
export function isImportable(object: string): boolean {
  return bestOrder.includes(object) || object.startsWith('x_');
}

/** The ones that the explanation names. */
export const mainOrder = ['user', 'product', 'company', 'opportunity'];
