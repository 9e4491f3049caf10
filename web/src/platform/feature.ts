import type { ComponentType } from 'react';
import type { ObjectDefinition, RecordData } from './api';

/** What a feature folder adds to the application; `src/features.ts` lists them. Its components load lazily. */
export interface Feature {
  /** Places in the navigation beside the catalog's objects. */
  places?: Place[];
  /** What a feature adds to an object of the catalog, by the object's name. */
  objects?: Record<string, ObjectExtension>;
  /** Small things that stay in the header, such as the running jobs. */
  headerItems?: ComponentType[];
}

export interface Place {
  name: string;
  /** In the language of the page: `() => say('intelligence:dashboard.title')`. */
  label: () => string;
  icon: string;
  to: string;
  /** `true` hides the place from everybody but administrators. */
  administrators?: boolean;
  /** Where it stands: before the objects, after them, or below with the settings. */
  position: 'first' | 'after' | 'last';
  /** The letter that goes there after `g`. */
  key?: string;
}

export interface ObjectExtension {
  /** Buttons in the head of a record, such as converting a lead. */
  recordActions?: ComponentType<RecordProps>;
  /** Panels of a record's page. */
  panels?: { name: string; label: () => string; component: ComponentType<RecordProps> }[];
  /** Buttons in the head of a list, such as importing. */
  listActions?: ComponentType<{ object: ObjectDefinition }>;
}

export interface RecordProps {
  object: ObjectDefinition;
  record: RecordData;
}
