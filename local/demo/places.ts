import type { DemoShopId } from './shops'

/** Where a shop sends from. */
export interface Origin {
  readonly city: string
  readonly store: string
  readonly hub: string
}

export const originOf: Readonly<Record<DemoShopId, Origin>> = {
  mianyu: { city: '南通', store: '棉屿生活仓', hub: '南通集散中心' },
  shanye: { city: '南平', store: '山野茶舍仓', hub: '武夷山集散中心' },
}

/** Where a parcel goes: the way from each shop's town, the last stop's counter, an address. */
export interface Place {
  readonly province: string
  readonly city: string
  readonly district: string
  readonly street: string
  readonly station: string
  readonly via: Readonly<Record<DemoShopId, readonly string[]>>
}

type Written = readonly [
  province: string,
  city: string,
  district: string,
  street: string,
  fromEast: string,
  fromSouth: string,
]

const written: readonly Written[] = [
  ['浙江省', '杭州市', '余杭区', '文一西路', '杭州', '金华 杭州'],
  ['上海市', '上海市', '徐汇区', '漕溪北路', '上海', '杭州 上海'],
  ['江苏省', '苏州市', '工业园区', '星湖街', '苏州', '杭州 苏州'],
  ['江苏省', '南京市', '鼓楼区', '中山北路', '南京', '杭州 南京'],
  ['北京市', '北京市', '朝阳区', '望京西路', '南京 济南 北京', '合肥 济南 北京'],
  ['山东省', '青岛市', '市南区', '香港中路', '临沂 青岛', '南京 临沂 青岛'],
  ['广东省', '深圳市', '南山区', '科苑路', '杭州 广州 深圳', '漳州 深圳'],
  ['广东省', '广州市', '天河区', '体育西路', '南昌 广州', '赣州 广州'],
  ['福建省', '厦门市', '思明区', '湖滨南路', '温州 福州 厦门', '福州 厦门'],
  ['湖北省', '武汉市', '洪山区', '珞喻路', '合肥 武汉', '南昌 武汉'],
  ['湖南省', '长沙市', '岳麓区', '麓谷大道', '南昌 长沙', '南昌 长沙'],
  ['四川省', '成都市', '武侯区', '科华北路', '武汉 重庆 成都', '长沙 重庆 成都'],
  ['陕西省', '西安市', '雁塔区', '小寨东路', '郑州 西安', '武汉 西安'],
  ['辽宁省', '沈阳市', '和平区', '文化路', '济南 天津 沈阳', '合肥 天津 沈阳'],
  ['云南省', '昆明市', '五华区', '人民中路', '长沙 贵阳 昆明', '长沙 贵阳 昆明'],
  [
    '新疆维吾尔自治区',
    '乌鲁木齐市',
    '天山区',
    '解放南路',
    '郑州 西安 兰州 乌鲁木齐',
    '武汉 西安 兰州 乌鲁木齐',
  ],
]

const hubs = (cities: string): string[] => cities.split(' ').map((city) => `${city}转运中心`)

export const places: readonly Place[] = written.map(
  ([province, city, district, street, fromEast, fromSouth]) => ({
    province,
    city,
    district,
    street,
    station: `${district}${street}营业点`,
    via: { mianyu: hubs(fromEast), shanye: hubs(fromSouth) },
  }),
)
