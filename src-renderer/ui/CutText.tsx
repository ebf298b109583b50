// A text in one line, cut where its place ends, whole in its title.
export function CutText({ text, className }: { text: string; className?: string | undefined }) {
  return (
    <span data-ellipsis="" title={text} className={className}>
      {text}
    </span>
  );
}
