import { View } from '@tarojs/components'
import { faqWords as words } from '../../copy/faq'
import { Icon, type IconName } from '../../ui/icon/icon'
import { press } from '../../ui/press'
import { Section } from '../home/section'
import type { Counted } from './categories.shared'
import { iconOf } from './category-icon'
import { openCategory } from './go'
import './category-grid.scss'

function Tile({ name, count, icon }: Counted & { readonly icon: IconName }) {
  return (
    <View className='category' {...press(() => openCategory(name))}>
      <Icon name={icon} />
      <View className='category__name'>{name}</View>
      <View className='category__count'>{words.count(count)}</View>
    </View>
  )
}

/** The shop's categories with how much stands in each. */
export function CategoryGrid({ categories }: { categories: readonly Counted[] }) {
  return (
    <Section title={words.byCategory}>
      <View className='category-grid'>
        {categories.map((category) => (
          <Tile key={category.name} {...category} icon={iconOf(category.name)} />
        ))}
      </View>
    </Section>
  )
}
