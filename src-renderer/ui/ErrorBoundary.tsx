// Catches a render failure of one pane, so that the rest (above all the call dock) lives on.
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { useT } from '../i18n/I18nProvider.tsx';
import { ErrorState } from './States.tsx';

export type ErrorBoundaryProps = { children: ReactNode; onError?: (error: Error, info: ErrorInfo) => void };
type State = { error: Error | null };

function PaneFailed({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const t = useT();
  return (
    <ErrorState
      title={t('ui.paneFailed')}
      hint={t('ui.paneFailedHint')}
      details={`${error.name}: ${error.message}\n${error.stack ?? ''}`}
      onRetry={onRetry}
    />
  );
}

/** Shows "this pane stopped working" with Retry (mounts the children anew) and Copy details. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: Error): State {
    return { error };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    this.props.onError?.(error, info);
  }

  override render(): ReactNode {
    const { error } = this.state;
    return error ? (
      <PaneFailed error={error} onRetry={() => this.setState({ error: null })} />
    ) : (
      this.props.children
    );
  }
}
