import { PictureOutlined } from '@ant-design/icons'
import './goods-photo.css'

/** The first of the goods, or what stands for it. */
export const GoodsPhoto = ({ image }: { readonly image?: string | undefined }) => (
  <span className='goods-photo'>
    {image === undefined ? <PictureOutlined /> : <img src={image} alt='' loading='lazy' />}
  </span>
)
