// Saves what waits to a file of the user's: made by the core, fetched like any attachment.
import { blobUrl } from '#renderer/data/blobUrl.ts';
import { useCommand } from '#renderer/data/DataProvider.tsx';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useToasts } from '#renderer/ui/Toasts.tsx';
import type { AppError } from '#shared/contract/errors.ts';

export function useExport(): { run(): Promise<void>; isRunning: boolean; error: AppError | undefined } {
  const t = useT();
  const { show } = useToasts();
  const { run, isRunning, error } = useCommand('sync.exportQueued');
  return {
    isRunning,
    error,
    async run() {
      const made = await run({});
      if (!made) return;
      const link = document.createElement('a');
      link.href = blobUrl(made.hash, made.name);
      link.download = made.name;
      link.click();
      show({ title: t('sync.exported', { count: made.transactions }), description: made.name });
    },
  };
}
