import { useParams } from 'react-router'
import { State } from '../app/states'
import { CaseLists } from '../features/cases/case-list'
import { CaseView } from '../features/cases/case-view'
import { casesWords as words } from '../words/cases'
import '../features/cases/cases.css'

/** 售后: the cases by what is due first, and the one that is open. */
export const CasesPage = () => {
  const { caseNo } = useParams()
  return (
    <main className={`cases${caseNo === undefined ? '' : ' cases-open'}`}>
      <CaseLists openNo={caseNo ?? null} />
      <div className='cases-one'>
        {caseNo === undefined ? (
          <State title={words.none} why={words.noneWhy} />
        ) : (
          <CaseView key={caseNo} caseNo={caseNo} />
        )}
      </div>
    </main>
  )
}
