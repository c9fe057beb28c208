import '@tarojs/taro'

// WeChat tells the reader's font setting (base library 2.23.4 and 3.2.5); Taro's types do not know of it yet.
declare module '@tarojs/taro' {
  namespace getAppBaseInfo {
    interface Result {
      fontSizeScaleFactor?: number
      fontSizeSetting?: number
    }
  }
}
