type Pick = <T>(from: readonly T[]) => T

const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段']
const compound = ['欧阳', '司马', '诸葛', '上官']
const first = [...'子梓雨欣思诗浩宇俊泽晨佳若语安嘉一可心铭睿宸沐紫芷明奕景书承乐']
const second = [...'涵轩怡萱然博宁琪妍瑞杰悦彤霖楠航瑶晗阳辰月琳恒熙昕源言溪桐']
const grown = [...'建志海国文秀美桂玉红丽春明伟芳静敏强军勇平华兰梅英霞刚斌磊洁']
// Names that a careless system breaks on: rare characters beyond the first plane, a middle dot, one-character names.
const uncommon = ['𬍛文', '㛃', '阿依古丽·买买提', '禤乐怡', '乜思𡶴', '呼斯楞']

/** A pupil's plausible name; every so often one that a careless system breaks on. */
export function childName(index: number, pick: Pick, surname = pupilSurname(pick)): string {
  if (index % 80 === 79) return uncommon[Math.floor(index / 80) % uncommon.length] as string
  return surname + pick(first) + (index % 6 === 0 ? '' : pick(second))
}

export const pupilSurname = (pick: Pick) => (pick([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]) === 0 ? pick(compound) : pick(surnames))

/** A grown-up's plausible name. */
export const adultName = (pick: Pick, surname = pick(surnames)) => surname + pick(grown) + pick(grown)
