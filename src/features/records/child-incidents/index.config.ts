export default definePageConfig({ navigationBarTitleText: '孩子的意外情况' })
