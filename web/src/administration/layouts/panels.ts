import { extensionsOf } from '../../features';
import type { ObjectDefinition } from '../../platform/api';
import { say } from '../../platform/languages';
import { relatedPanels } from '../../records/detail/RelatedPanels';

export interface PagePanel {
  name: string;
  /** Where it stands has no name of its own: a list is called as what it lists. */
  label: string | null;
  related?: ObjectDefinition['related'][number] | undefined;
  /** Nobody sees it before it is placed. */
  optional?: boolean | undefined;
}

/** What can stand on an object's page beside the fields, in the product's order. */
export function pagePanels(object: ObjectDefinition): PagePanel[] {
  const features = extensionsOf(object.name).flatMap(({ panels }) => panels ?? []);
  return [
    { name: 'figures', label: say('administration:layouts.figures') },
    ...(object.timeline ? [{ name: 'timeline', label: say('detail:tab.timeline') }] : []),
    { name: 'history', label: say('detail:tab.history') },
    ...relatedPanels(object).map(({ name, related, optional }) => ({
      name,
      optional,
      label: features.find((panel) => panel.name === name)?.label() ?? null,
      related,
    })),
  ];
}
