// What stands above the buttons of a form: the refusal in red, doubts of the core in yellow. Blocks nothing.
import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import type { AppError } from '#shared/contract/errors.ts';
import styles from './fields.module.css';
import { useFieldText } from './useFieldText.ts';

/** The refusal of a whole form; nothing while there is none. */
export function FormError({ error }: { error: AppError | undefined }) {
  const errorText = useErrorText();
  if (!error) return null;
  return (
    <p role="alert" className={styles.error}>
      <CircleAlert aria-hidden />
      {errorText(error)}
    </p>
  );
}

export type WarningRow = { field: string; code: string };

/** Doubts after a save. `labelOf` names the field as the form does. */
export function Warnings({
  title,
  rows,
  labelOf,
}: {
  title: ReactNode;
  rows: readonly WarningRow[];
  labelOf: (field: string) => string;
}) {
  const fieldText = useFieldText();
  if (rows.length === 0) return null;
  return (
    <div role="status" className={styles.warnings}>
      <TriangleAlert aria-hidden />
      <div>
        <p className={styles.warningTitle}>{title}</p>
        <ul>
          {rows.map(({ field, code }) => (
            <li key={`${field} ${code}`}>
              <b>{labelOf(field)}</b>: {fieldText(code)}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
