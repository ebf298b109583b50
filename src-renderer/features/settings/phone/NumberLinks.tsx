// Whether links with numbers of other programs open in the call bar, and the button that asks the system or the browser for it.
import { Link2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { browserLinkAddress, host, type LinkOwner } from '#renderer/data/host.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { FormGroup } from '../FormPage.tsx';
import shared from '../Settings.module.css';

/** Looked at again whenever the user comes back from the system's own settings. */
function useLinkOwner(): [LinkOwner | undefined, (owner: LinkOwner) => void] {
  const [owner, setOwner] = useState<LinkOwner>();
  useEffect(() => {
    let isGone = false;
    const look = (): void => {
      const looked = host()?.linkOwner();
      void looked?.then((found) => {
        if (!isGone)
          setOwner((before) => ({
            ...found,
            needsSystemWindow: before?.needsSystemWindow === true && !found.isOurs,
          }));
      });
    };
    look();
    window.addEventListener('focus', look);
    return () => {
      isGone = true;
      window.removeEventListener('focus', look);
    };
  }, []);
  return [owner, setOwner];
}

function OfSystem({ hasLine }: { hasLine: boolean }) {
  const t = useT();
  const [owner, setOwner] = useLinkOwner();
  const [isRefused, setRefused] = useState(false);
  if (!owner) return null;
  const claim = async (isOurs: boolean): Promise<void> => {
    const after = await host()?.claimLinks(isOurs);
    if (!after) return;
    setOwner(after);
    setRefused(after.isOurs !== isOurs && !after.needsSystemWindow);
  };
  return (
    <>
      <p role="status">
        {t(owner.isOurs ? 'phoneLinks.isOurs' : 'phoneLinks.isOther')}
        {owner.needsSystemWindow ? `. ${t('phoneLinks.chooseInSystem')}` : null}
      </p>
      {hasLine ? null : <p className={shared.hint}>{t('phoneLinks.needsLine')}</p>}
      {isRefused ? <p role="alert">{t('phoneLinks.notClaimed')}</p> : null}
      <div>
        {owner.isOurs ? (
          <Button onClick={() => void claim(false)}>{t('phoneLinks.release')}</Button>
        ) : (
          <Button icon={<Link2 aria-hidden />} disabled={!hasLine} onClick={() => void claim(true)}>
            {t('phoneLinks.claim')}
          </Button>
        )}
      </div>
    </>
  );
}

function OfBrowser() {
  const t = useT();
  const [isRefused, setRefused] = useState(false);
  const ask = (): void => {
    try {
      for (const scheme of ['tel', 'sip']) navigator.registerProtocolHandler(scheme, browserLinkAddress());
    } catch {
      setRefused(true);
    }
  };
  if (isRefused || !('registerProtocolHandler' in navigator))
    return <p role="status">{t('phoneLinks.notInBrowser')}</p>;
  return (
    <>
      <p className={shared.hint}>{t('phoneLinks.inBrowser')}</p>
      <div>
        <Button icon={<Link2 aria-hidden />} onClick={ask}>
          {t('phoneLinks.claim')}
        </Button>
      </div>
    </>
  );
}

/** @param hasLine whether calls go over a line of the program itself */
export function NumberLinks({ hasLine }: { hasLine: boolean }) {
  const t = useT();
  return (
    <FormGroup title={t('phoneLinks.title')} hint={t('phoneLinks.hint')}>
      {host() ? <OfSystem hasLine={hasLine} /> : <OfBrowser />}
    </FormGroup>
  );
}
