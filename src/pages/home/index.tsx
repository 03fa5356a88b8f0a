import { homeWords } from '../../copy/home'
import { HomeContent } from '../../features/home/home-content'
import { useHome } from '../../features/home/use-home'
import { Page } from '../../ui/page/page'
import { Scroll } from '../../ui/scroll/scroll'

export default function HomePage() {
  const home = useHome()
  const title = home.state.status === 'ready' ? home.state.value.shopName : homeWords.title

  return (
    <Page title={title} root>
      <Scroll onRefresh={home.again}>
        <HomeContent {...home} />
      </Scroll>
    </Page>
  )
}
