// A few bars in one line of text: the shape of a series, not its numbers.
import { useId } from 'react';
import styles from './Sparkbar.module.css';

export type SparkbarProps = {
  values: readonly number[] /** The accessible name: what is shown, with its last or greatest value. */;
  label: string;
  width?: number;
  height?: number;
};

/** SVG bars; the last is stressed. Negative values hang below the line. */
export function Sparkbar({ values, label, width = 96, height = 24 }: SparkbarProps) {
  const id = useId();
  const top = Math.max(0, ...values);
  const span = top - Math.min(0, ...values) || 1;
  const step = width / Math.max(1, values.length);
  return (
    <svg role="img" aria-labelledby={id} width={width} height={height} className={styles.chart}>
      <title id={id}>{label}</title>
      {values.map((value, index) => (
        <rect
          key={`bar-${index.toString()}`}
          x={index * step}
          y={((top - Math.max(0, value)) / span) * height}
          width={Math.max(1, step - 2)}
          height={Math.max(1, (Math.abs(value) / span) * height)}
          rx={1}
          className={index === values.length - 1 ? styles.last : styles.bar}
        />
      ))}
    </svg>
  );
}
