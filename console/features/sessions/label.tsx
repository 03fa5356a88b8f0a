/** The heading of a part of the lists, and what is said about its order. */
export const Label = ({ text, hint }: { readonly text: string; readonly hint: string }) => (
  <div className='lists-label'>
    <h2>{text}</h2>
    <span>{hint}</span>
  </div>
)
