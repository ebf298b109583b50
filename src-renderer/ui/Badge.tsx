// A number beside a name. Always a number, never a dot.
import styles from './Badge.module.css';
import type { Tone } from './Chip.tsx';
import { classNames } from './classNames.ts';

export type BadgeProps = { count: number; tone?: Tone; isHidden?: boolean };

/** Shows `count`; above 999 as `999+`. `isHidden` hides it from assistive tools when the number is said elsewhere. */
export function Badge({ count, tone = 'neutral', isHidden }: BadgeProps) {
  return (
    <span aria-hidden={isHidden || undefined} className={classNames(styles.badge, styles[tone])}>
      {count > 999 ? '999+' : count}
    </span>
  );
}
