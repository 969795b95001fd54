import type { Token } from '#features/deployment';
import { exactDecimal, groupThousands } from '#lib/formatAmount.ts';
import { Detail } from '#ui/Detail.tsx';
import type { JoinedImage } from '../model/imageUrl.ts';
import type { Content } from '../model/shownMessages.ts';
import { say } from '../words/english.ts';

interface MessageContentProps {
  content: Content;
  /** The trade's. */
  token: Pick<Token, 'decimals' | 'symbol'>;
}

/** What a message says. It is text of a stranger: nothing in it is a link. */
export function MessageContent({ content, token }: MessageContentProps) {
  switch (content.kind) {
    case 'text':
      return <p className="break-words whitespace-pre-wrap">{content.text}</p>;
    case 'details':
      return (
        <div className="min-w-0">
          <p className="font-medium">{say.details}</p>
          <dl className="break-words">
            <Detail name={say.payee}>{content.details.payee}</Detail>
            {numbered(content.details.fields).map(({ key, name, value }) => (
              <Detail key={key} name={name}>
                {value}
              </Detail>
            ))}
          </dl>
        </div>
      );
    case 'image':
      return <Picture image={content.image} />;
    case 'settlement': {
      const units = groupThousands(exactDecimal(content.toBuyer, token.decimals));
      return <p>{say.settlement(`${units} ${token.symbol}`)}</p>;
    }
    case 'keys':
      return <p>{say.keys}</p>;
    case 'unreadable':
      return <p className="text-quiet">{say.unreadable}</p>;
    case 'hidden':
      return <p className="text-quiet">{say.hidden}</p>;
  }
}

/** A stranger may give two fields one name: each is told apart by its place. */
function numbered<Field>(fields: readonly Field[]): (Field & { key: string })[] {
  return fields.map((field, place) => ({ ...field, key: `${place}` }));
}

function Picture({ image }: { image: JoinedImage }) {
  if (image.kind === 'shown') {
    return <img src={image.url} alt={say.image} className="max-h-96 max-w-full rounded-md" />;
  }
  return (
    <p className="text-quiet">
      {image.kind === 'incomplete'
        ? say.imageIncomplete(`${image.missing}`, `${image.count}`)
        : say.imageRefused}
    </p>
  );
}
