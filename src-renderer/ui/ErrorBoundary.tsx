// Catches a failure of one pane, so that the rest (above all the call dock) lives on. Tells it once, tries again only
// when asked, and after the second failure offers to load the window anew: nothing goes round by itself.
import { Component, createContext, type ErrorInfo, type ReactNode } from 'react';
import { useT } from '../i18n/I18nProvider.tsx';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { forgetFailedLoads } from './lazyPane.tsx';
import { faultText, type PaneFault, paneFault } from './paneFault.ts';
import { ErrorState } from './States.tsx';

export type ErrorBoundaryProps = {
  children: ReactNode;
  /** Its name in the log, such as `desk.client`; shown to nobody but support. */
  pane: string;
  /** What the pane shows: another client, another screen. A change of it is a new beginning. */
  resetKey?: string;
  /** For dialogs and layers: the failure is shown as one, and closing it closes what failed. */
  onClose?: () => void;
};
type State = { fault: PaneFault | null; failures: number; resetKey: string | undefined };

/** Where failures are told: the log of the core. Filled by the program's entry. */
export const FaultContext = createContext<(fault: PaneFault) => void>(() => undefined);

const triesOffered = 1;

type FailedProps = { fault: PaneFault; failures: number; onRetry: () => void };

function PaneFailed({ fault, failures, onRetry }: FailedProps) {
  const t = useT();
  const isOver = failures > triesOffered;
  return (
    <ErrorState
      title={t('ui.paneFailed')}
      hint={t(isOver ? 'ui.paneFailedAgain' : 'ui.paneFailedHint')}
      details={faultText(fault)}
      onRetry={isOver ? undefined : onRetry}
      actions={isOver ? <Button onClick={() => location.reload()}>{t('ui.reloadWindow')}</Button> : null}
    />
  );
}

function LayerFailed({ onClose, ...failed }: FailedProps & { onClose: () => void }) {
  const t = useT();
  return (
    <Dialog isOpen onClose={onClose} title={t('ui.failedTitle')} size="sm">
      <PaneFailed {...failed} />
    </Dialog>
  );
}

/** Shows "this pane stopped working" with Retry (mounts the children anew) and Copy details. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, State> {
  static override contextType = FaultContext;
  declare context: (fault: PaneFault) => void;
  override state: State = { fault: null, failures: 0, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { fault: paneFault('', asError(error)) };
  }

  static getDerivedStateFromProps(props: ErrorBoundaryProps, state: State): Partial<State> | null {
    if (props.resetKey === state.resetKey) return null;
    return { fault: null, failures: 0, resetKey: props.resetKey };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    const fault = paneFault(this.props.pane, asError(error), info.componentStack ?? '');
    this.setState(({ failures }) => ({ fault, failures: failures + 1 }));
    this.context(fault);
    forgetFailedLoads();
  }

  readonly #retry = (): void => this.setState({ fault: null });

  override render(): ReactNode {
    const { fault, failures } = this.state;
    const { children, onClose } = this.props;
    if (!fault) return children;
    const failed = { fault, failures, onRetry: this.#retry };
    return onClose ? <LayerFailed {...failed} onClose={onClose} /> : <PaneFailed {...failed} />;
  }
}

const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error('thrown'));
