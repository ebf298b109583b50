// Choosing files: a button in our words (the browser's own speaks its own language), dropping works as well.
import { type DragEvent, type ReactNode, useId, useState } from 'react';
import buttonStyles from './Button.module.css';
import { classNames } from './classNames.ts';
import styles from './FileButton.module.css';

export type FileButtonProps = {
  /** The accessible name. */
  label: string;
  /** On the button; default the label. */
  text?: string;
  icon?: ReactNode;
  accept?: string;
  isMultiple?: boolean;
  isFolder?: boolean;
  isDisabled?: boolean;
  isInvalid?: boolean;
  describedBy?: string;
  onChoose: (files: readonly File[]) => void;
};

/** A native file input under our button: keyboard and assistive tools see the input. */
export function FileButton(props: FileButtonProps) {
  const { label, text, icon, accept, isMultiple, isFolder, isDisabled, isInvalid, describedBy, onChoose } =
    props;
  const id = useId();
  return (
    <span className={styles.wrap}>
      <input
        id={id}
        type="file"
        className={styles.input}
        aria-label={label}
        aria-invalid={isInvalid || undefined}
        aria-describedby={describedBy}
        accept={accept}
        multiple={isMultiple || isFolder}
        disabled={isDisabled}
        ref={(element) => {
          if (element && isFolder) element.webkitdirectory = true;
        }}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same file may be chosen again after it was mended.
          event.target.value = '';
          if (files.length > 0) onChoose(files);
        }}
      />
      <label
        htmlFor={id}
        aria-hidden
        className={classNames(buttonStyles.button, buttonStyles.default, buttonStyles.md, styles.button)}
      >
        {icon}
        <span className={buttonStyles.label}>{text ?? label}</span>
      </label>
    </span>
  );
}

export type DropZoneProps = {
  children: ReactNode;
  isDisabled?: boolean;
  onDrop: (files: readonly File[]) => void;
  className?: string;
};

/** A place to drop files on; what is inside offers the same by keyboard. */
export function DropZone({ children, isDisabled, onDrop, className }: DropZoneProps) {
  const [isOver, setIsOver] = useState(false);
  const over = (event: DragEvent): void => {
    event.preventDefault();
    setIsOver(!isDisabled);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is beside the keyboard's way, which is inside
    <div
      className={classNames(styles.zone, isOver && styles.over, className)}
      onDragOver={over}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        const files = [...event.dataTransfer.files];
        if (!isDisabled && files.length > 0) onDrop(files);
      }}
    >
      {children}
    </div>
  );
}
