export default definePageConfig({ navigationBarTitleText: '找孩子' })
