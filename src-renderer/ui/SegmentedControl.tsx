// One of a few views of the same thing, all visible, one row. A radio group by nature.
import { useId } from 'react';
import { Badge } from './Badge.tsx';
import styles from './SegmentedControl.module.css';

export type Segment<V extends string> = { id: V; label: string; count?: number };
export type SegmentedControlProps<V extends string> = {
  value: V;
  onChange: (value: V) => void;
  items: readonly Segment<V>[];
  'aria-label': string;
};

/** Arrow keys move and choose. Labels are cut with an ellipsis before they touch. */
export function SegmentedControl<V extends string>({
  value,
  onChange,
  items,
  ...rest
}: SegmentedControlProps<V>) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={rest['aria-label']} className={styles.group}>
      {items.map((item) => (
        <label key={item.id} className={styles.segment} title={item.label}>
          <input
            type="radio"
            className={styles.input}
            name={name}
            checked={item.id === value}
            onChange={() => onChange(item.id)}
          />
          <span className={styles.label} data-ellipsis="">
            {item.label}
          </span>
          {item.count === undefined ? null : <Badge count={item.count} />}
        </label>
      ))}
    </div>
  );
}
