export default definePageConfig({ navigationBarTitleText: '月度考评' })
