import type { ComponentType } from 'react';
import type { ObjectDefinition, RecordData, Reference } from './api';

/** What a feature folder adds to the application; `src/features.ts` lists them. Its components load lazily. */
export interface Feature {
  /** Places in the navigation beside the catalog's objects. */
  places?: Place[];
  /** What a feature adds to an object of the catalog, by the object's name; to every one by `*`. */
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
  /** The form of a new one of which nothing is known yet; without it, the one that all have. */
  createForm?: ComponentType<CreateFormProps>;
  /** Figures on top of a record's page, beside those of its fields. */
  figures?: ComponentType<RecordProps>;
  /** What a record asks for, below the head of its page. */
  prompt?: ComponentType<RecordProps>;
  /** Panels of a record's page. */
  panels?: {
    name: string;
    label: () => string;
    component: ComponentType<RecordProps>;
    /** Whether it stands on the pages of an object; on all where nothing is said. */
    of?: (object: ObjectDefinition) => boolean;
    /** `true` where it stands on a page only when a layout places it. */
    optional?: boolean;
    /** Objects whose related lists the panel stands for. */
    covers?: string[];
  }[];
  /** How such a record looks on a time line; without it, by its name and figures. */
  timelineEntry?: ComponentType<TimelineEntryProps>;
  /** Writes such a record on another's time line; `key` goes there. */
  composer?: { key: string; label: () => string; form: ComponentType<ComposerProps> };
  /** What stands before the name in a list, such as a task's box to tick. */
  beforeName?: ComponentType<RecordProps>;
  /** Cells of a list that say more than the value, by the field's name. */
  cells?: Record<string, ComponentType<RecordProps>>;
  /** Stands above a list, such as a line to add one. */
  listTop?: ComponentType<{ object: ObjectDefinition }>;
  /** Buttons in the head of a list, such as importing. */
  listActions?: ComponentType<{ object: ObjectDefinition; empty?: boolean }>;
}

export interface RecordProps {
  object: ObjectDefinition;
  record: RecordData;
}

export interface CreateFormProps {
  object: ObjectDefinition;
  onCancel: () => void;
  onCreated: (record: RecordData) => void;
}

export interface TimelineEntryProps extends RecordProps {
  /** When it happened, an instant. */
  at: string;
  /** Of what has a day and no time. */
  day: string | null;
  readOnly: boolean;
}

export interface ComposerProps {
  /** What is written. */
  object: ObjectDefinition;
  /** On whose time line; null for one that is about nothing in particular. */
  about: Reference | null;
  /** Counts how often somebody asked to write: each time the first input takes the focus. */
  asked: number;
}
