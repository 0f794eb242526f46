{{ stage('conferences') }}
