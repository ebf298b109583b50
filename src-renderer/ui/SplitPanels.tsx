// Panes with draggable borders; sizes are remembered per `id`; double click on a border restores the default.
import { Fragment, type ReactNode } from 'react';
import { Panel as BasePanel, Group, Separator, useDefaultLayout } from 'react-resizable-panels';
import { useT } from '../i18n/I18nProvider.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import styles from './SplitPanels.module.css';

export type SplitPanel = {
  id: string;
  content: ReactNode;
  /** A number is pixels, text is CSS (`'30%'`). */
  defaultSize?: number | string;
  minSize?: number | string;
  maxSize?: number | string;
  isCollapsible?: boolean;
  /** Keeps its pixels when the window is resized. */
  isFixedWidth?: boolean;
};
export type SplitPanelsProps = {
  id: string;
  panels: readonly SplitPanel[];
  orientation?: 'horizontal' | 'vertical';
};

/** Borders are keyboard separators (arrows, Home, End, Enter collapses). */
export function SplitPanels({ id, panels, orientation = 'horizontal' }: SplitPanelsProps) {
  const t = useT();
  const layout = useDefaultLayout({
    id: `yolda.panes.${id}`,
    panelIds: panels.map((panel) => panel.id),
    storage: localStorage,
  });
  return (
    <Group
      id={id}
      orientation={orientation}
      defaultLayout={layout.defaultLayout}
      onLayoutChanged={layout.onLayoutChanged}
      className={styles.group}
    >
      {panels.map((panel, index) => (
        <Fragment key={panel.id}>
          {index > 0 ? (
            <Separator
              aria-label={t('ui.resizePanels')}
              className={orientation === 'horizontal' ? styles.vertical : styles.horizontal}
            />
          ) : null}
          <BasePanel
            id={panel.id}
            defaultSize={panel.defaultSize}
            minSize={panel.minSize}
            maxSize={panel.maxSize}
            collapsible={panel.isCollapsible}
            groupResizeBehavior={panel.isFixedWidth ? 'preserve-pixel-size' : undefined}
            className={styles.panel}
          >
            <ErrorBoundary pane={`${id}.${panel.id}`}>{panel.content}</ErrorBoundary>
          </BasePanel>
        </Fragment>
      ))}
    </Group>
  );
}
