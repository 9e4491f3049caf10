import type { NetworkNode } from '../../platform/api';
import { fieldOf, useObject } from '../../records/catalog';
import classes from './network.module.css';
import { roleColors } from './roles';

/** A party's roles by their names and colours. */
export function RoleWords({ node }: { node: NetworkNode }) {
  const object = useObject(node.object);
  const choices = (object && fieldOf(object, 'roles')?.choices) ?? [];
  return (
    <>
      {node.roles.map((role) => (
        <Role
          key={role}
          color={roleColors[role] ?? 'gray'}
          label={choices.find(({ value }) => value === role)?.label ?? role}
        />
      ))}
    </>
  );
}

/** What the colours of the picture mean. */
export function Legend() {
  const people = useObject('person');
  const companies = useObject('company');
  const choices = [people, companies].flatMap(
    (object) => (object && fieldOf(object, 'roles')?.choices) ?? [],
  );
  const known = new Map(choices.map(({ value, label }) => [value, label]));
  return (
    <p className={classes.legend}>
      {Object.entries(roleColors).map(([role, color]) => {
        const label = known.get(role);
        return label && <Role key={role} color={color} label={label} />;
      })}
    </p>
  );
}

function Role({ color, label }: { color: string; label: string }) {
  return (
    <span
      className={classes.role}
      style={{ '--look': `var(--mantine-color-${color}-6)` } as React.CSSProperties}
    >
      {label}
    </span>
  );
}
