import './tags.css'

/** What fits beside a name. */
const MOST = 1

/** What the shop knows of a shopper, in a word. */
export const Tags = ({ tags }: { readonly tags: readonly string[] }) => (
  <>
    {tags.slice(0, MOST).map((tag) => (
      <span key={tag} className='row-tag'>
        {tag}
      </span>
    ))}
  </>
)
