// The partner's name as the title of a screen; a long one is cut, and whole on hover.
import styles from './PartnerName.module.css';

export function PartnerName({ name }: { name: string }) {
  return (
    <h1 className={styles.name} title={name} data-ellipsis="">
      {name}
    </h1>
  );
}
